"""What numbers mean, in a line, in Chinese and in English."""

from collections.abc import Sequence

from pactgraph.terms import Language

_EN = {
    "degree": {
        "actors": "takes part in {count} of {others} arrangements",
        "arrangements": "brings together {count} of {others} actors",
    },
    "betweenness": {
        "actors": "lies between others: {share} of the most that one actor could",
        "arrangements": "lies between actors: {share} of the most that one arrangement could",
        "none": "lies between no others",
    },
    "closeness": {
        "actors": "is {share} as near to everyone as any actor could be",
        "arrangements": "is {share} as near to everyone as any arrangement could be",
        "none": "reaches no one",
    },
    "eigenvector": {
        "actors": "takes part where the well connected do: {share} of the leader's score",
        "arrangements": "brings the well connected together: {share} of the leader's score",
        "none": "has no part in what the well connected do",
    },
    "pagerank": {
        "actors": "a walker who follows ties at random is here {share} of the time",
        "arrangements": "a walker who follows ties at random is here {share} of the time",
    },
}
_ZH = {
    "degree": {
        "actors": "参与全部{others}项合作安排中的{count}项",
        "arrangements": "有全部{others}个行为体中的{count}个参与",
    },
    "betweenness": {
        "actors": "居于他方之间,中介程度为单一行为体可能最大值的{share}",
        "arrangements": "居于各方之间,中介程度为单项安排可能最大值的{share}",
        "none": "不居于任何他方之间",
    },
    "closeness": {
        "actors": "与各方的接近程度为可能最大值的{share}",
        "arrangements": "与各方的接近程度为可能最大值的{share}",
        "none": "不能通达任何一方",
    },
    "eigenvector": {
        "actors": "与联系广泛者共同参与的程度,为居首者的{share}",
        "arrangements": "汇集联系广泛者的程度,为居首者的{share}",
        "none": "与联系广泛者无共同参与",
    },
    "pagerank": {
        "actors": "沿合作关系随机行走,有{share}的时间停留于此",
        "arrangements": "沿合作关系随机行走,有{share}的时间停留于此",
    },
}
_WORDS = {"en": _EN, "zh": _ZH}


def meaning(measure: str, of: str, value: float, others: int, lang: Language) -> str:
    """Return one line that says what a value means.

    Args:
        measure: One of `centrality.MEASURES`.
        of: `actors` or `arrangements`, whose value it is.
        value: From 0 to 1.
        others: How many there are on the other side.
        lang: The language of the line.
    """
    words = _WORDS[lang][measure]
    if not value and "none" in words:
        return words["none"]
    return words[of].format(count=round(value * others), others=others, share=percent(value, lang))


def percent(share: float, lang: Language = "en") -> str:
    """Return a share as a percentage with one decimal, or as less than the least of these.

    >>> percent(0.1234), percent(0.0001, "zh")
    ('12.3 %', '不足0.1%')
    """
    least = 0.001
    if 0 < share < least / 2:
        return "不足0.1%" if lang == "zh" else "less than 0.1 %"
    return f"{100 * share:.1f}%" if lang == "zh" else f"{100 * share:.1f} %"


_LOSSES = {
    "en": {
        "actors": (
            "{n} pair{s} would be cut off from each other",
            "{n} pair{s} would have no go-between left",
            "{n} pair{s} only one go-between",
        ),
        "arrangements": (
            "{n} pair{s} would be cut off from each other",
            "{n} pair{s} would have no tie left",
            "{n} pair{s} only one tie",
        ),
    },
    "zh": {
        "actors": (
            "{n}对行为体之间不再有任何联系渠道",
            "{n}对行为体不再有中间方",
            "{n}对行为体只剩一个中间方",
        ),
        "arrangements": (
            "{n}对行为体之间不再有任何联系渠道",
            "{n}对行为体不再有合作安排",
            "{n}对行为体只剩一项合作安排",
        ),
    },
}


def losses(of: str, counts: Sequence[int], lang: Language) -> str:
    """Return one line that says what would be lost without an arrangement or an actor.

    Args:
        of: `actors` or `arrangements`, whose loss it is.
        counts: How many pairs would be cut off, left with none and left with one.
        lang: The language of the line.
    """
    forms = zip(_LOSSES[lang][of], counts, strict=True)
    said = [form.format(n=n, s="s" * (n != 1)) for form, n in forms if n]
    return f"若缺少此项,{','.join(said)}" if lang == "zh" else f"without it, {', '.join(said)}"
