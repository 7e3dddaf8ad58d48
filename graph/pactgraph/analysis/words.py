"""What numbers mean, in a line, in Chinese and in English."""

from collections.abc import Mapping, Sequence

from pactgraph.locale.languages import Language

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
        "actors": "居于他方之间，中介程度为单一行为体可能最大值的{share}",
        "arrangements": "居于各方之间，中介程度为单项安排可能最大值的{share}",
        "none": "不居于任何他方之间",
    },
    "closeness": {
        "actors": "与各方的接近程度为可能最大值的{share}",
        "arrangements": "与各方的接近程度为可能最大值的{share}",
        "none": "不能通达任何一方",
    },
    "eigenvector": {
        "actors": "与联系广泛者共同参与的程度，为居首者的{share}",
        "arrangements": "汇集联系广泛者的程度，为居首者的{share}",
        "none": "与联系广泛者无共同参与",
    },
    "pagerank": {
        "actors": "沿合作关系随机行走，有{share}的时间停留于此",
        "arrangements": "沿合作关系随机行走，有{share}的时间停留于此",
    },
}
#: What each measure says of an actor and of an arrangement, and of `none` where the value is 0.
SENTENCES = {"en": _EN, "zh": _ZH}


def meaning(  # noqa: PLR0913  # what the sentences of some measure tell
    measure: str, of: str, value: float, *, count: int | None, others: int, lang: Language
) -> str:
    """Return one line that says what a value means.

    Args:
        measure: The name of a measure.
        of: `actors` or `arrangements`, whose value it is.
        value: From 0 to 1.
        count: What the value counts, if anything.
        others: How many there are on the other side.
        lang: The language of the line.
    """
    words = SENTENCES[lang][measure]
    if not value and "none" in words:
        return words["none"]
    return words[of].format(count=count, others=others, share=_percent(value, lang))


def _percent(share: float, lang: Language = "en") -> str:
    """Return a share as a percentage with one decimal, or as less than the least of these.

    >>> _percent(0.1234), _percent(0.0001, "zh")
    ('12.3 %', '不足0.1%')
    """
    # 0.0 % would read as nothing at all.
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


#: What `losses` counts, as headings.
KINDS_OF_LOSS = {
    "en": ("cut off: ", "left with none: ", "left with one: "),
    "zh": ("失去一切联系:", "一无所剩:", "只剩其一:"),
}


def listed(names: Sequence[str], lang: Language) -> str:
    """Return names as a list in words, the first dozen of a long one.

    >>> listed(["Laos", "Thailand"], "en")
    'Laos, Thailand'
    """
    most = 12
    shown = ("、" if lang == "zh" else ", ").join(names[:most])
    if len(names) <= most:
        return shown
    left = len(names) - most
    return f"{shown}等{len(names)}对" if lang == "zh" else f"{shown} and {left} more"


def losses(of: str, counts: Sequence[int], lang: Language) -> str:
    """Return one line that says what would be lost without an arrangement or an actor.

    Args:
        of: `actors` or `arrangements`, whose loss it is.
        counts: How many pairs would be cut off, left with none and left with one.
        lang: The language of the line.
    """
    forms = zip(_LOSSES[lang][of], counts, strict=True)
    said = [form.format(n=n, s="s" * (n != 1)) for form, n in forms if n]
    if lang == "zh":
        return f"若无此{'方' if of == 'actors' else '项安排'}，{'，'.join(said)}"
    return f"without it, {', '.join(said)}"


def community(
    size: int, held_by: Sequence[str], bridged_by: Sequence[str], outside: float, lang: Language
) -> str:
    """Return one line that says what holds a community together and who bridges it to others.

    Args:
        size: How many are in it.
        held_by: The names of the arrangements that hold it, the strongest first.
        bridged_by: The names of the members with ties outside, the most tied first.
        outside: The part of its ties that leads outside.
        lang: The language of the line.
    """
    most = 3
    holding, bridging = held_by[:most], bridged_by[:most]
    if lang == "zh":
        held = f"，主要由{'、'.join(holding)}维系" if holding else ""
        bridged = f"，由{'、'.join(bridging)}与外部联系" if bridging else "，与外部无联系"
        return f"{size}个行为体{held}{bridged}；{_percent(outside, lang)}的联系在外部"
    held = f" held together most by {'; '.join(holding)}" if holding else ""
    bridged = f"bridged by {', '.join(bridging)}" if bridging else "bridged by no one"
    return f"{size} actors{held}; {bridged}; {_percent(outside)} of ties lead outside"


def division(modularity: float, lang: Language) -> str:
    """Return one line that says how much a division into communities is worth.

    Args:
        modularity: At most 1.
        lang: The language of the line.
    """
    # Newman and Girvan (2004): of networks with communities it is from about 0.3 to 0.7.
    weak = 0.3
    if lang == "zh":
        worth = "划分不明显，勿作过多解读" if modularity < weak else "划分明显"
        return f"模块度{modularity:.2f}：{worth}"
    worth = "a weak division, to be read with care" if modularity < weak else "a clear division"
    return f"modularity {modularity:.2f}: {worth}"


_BROKERS = {
    "en": {
        "coordinator": "joins {n} pair{s} within {group}",
        "itinerant": "joins {n} pair{s} within another region",
        "gatekeeper": "opens {group} to others for {n} pair{s}",
        "liaison": "joins {n} pair{s} of two other regions",
    },
    "zh": {
        "coordinator": "协调{group}内部{n}对",
        "itinerant": "在另一区域内部居间{n}对",
        "gatekeeper": "在{group}与其他区域之间把门{n}对",
        "liaison": "联络另外两个区域{n}对",
    },
}


def broker(roles: Mapping[str, int], group: str, lang: Language) -> str:
    """Return one line that says how a broker stands between others.

    Args:
        roles: How many pairs it brokers between in each role.
        group: The name of its group.
        lang: The language of the line.
    """
    words = _BROKERS[lang]
    said = [
        words[role].format(n=n, s="s" * (n != 1), group=group) for role, n in roles.items() if n
    ]
    return (";" if lang == "zh" else "; ").join(said)


def backbone_warning(pairs: int, testable: int, lang: Language) -> str:
    """Return what a reader must know of a test against chance on a small network.

    Args:
        pairs: How many pairs were tested.
        testable: How many of them could pass at all.
        lang: The language of the line.
    """
    if not pairs:
        return (
            "行为体不足两个，无从检验" if lang == "zh" else "fewer than two actors: nothing to test"
        )
    if not testable:
        if lang == "zh":
            return f"网络过小：{pairs}对中没有一对可能通过检验，检验不说明任何问题"
        return (
            f"the network is too small: none of {pairs} pairs could pass, so the test says nothing"
        )
    # Where most pairs could pass there is nothing to warn of.
    if 2 * testable < pairs:
        if lang == "zh":
            return f"网络较小：{pairs}对中只有{testable}对可能通过检验，未通过者不说明任何问题"
        return (
            f"the network is small: only {testable} of {pairs} pairs could pass at all; "
            "of the others the test says nothing"
        )
    return ""
