"""Transitive closure of a relation that grows: what can newly be reached from where.

Every set that is computed is put together from whole sets, so that two million pairs take a
fraction of a second, where a join of the relation with itself would look at each pair from every
node between its ends.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from kela_graph.rdf.components import components
from kela_graph.rdf.inference.budget import TooMuchFollows

if TYPE_CHECKING:
    from kela_graph.rdf.inference.extensions import Pairs


def newly_reached(forward: Pairs, added: Pairs, most: float = math.inf) -> Pairs:
    """Return the pairs that a relation, which is left as it is, lacks to be transitive.

    It was transitive before some pairs were added. TooMuchFollows where more than so many are missing.
    """
    sources = set(added)
    affected = {s for s, known in forward.items() if not known.isdisjoint(sources)} | sources
    inner = {s: forward[s] & affected for s in affected}
    reached: Pairs = {}
    finished: dict[int, int] = {}
    fresh: Pairs = {}
    for component in components(inner):
        reach = set(component) if len(component) > 1 else set()
        after: set[int] = set()
        for node in component:
            reach |= forward[node]
            after |= inner[node]
            for target in added.get(node, ()):
                if target not in inner:
                    reach.update(forward.get(target, ()))
        after.difference_update(component)
        covered: set[int] = set()  # the nearest first: what is reached through it need not be looked at
        for target in sorted(after, key=finished.__getitem__, reverse=True):
            if target not in covered:
                covered |= reached[target]
        reach |= covered
        for node in component:
            reached[node] = reach
            finished[node] = len(finished)
            if missing := reach - forward[node]:
                fresh[node] = missing
                most -= len(missing)
        if most < 0:
            raise TooMuchFollows
    return fresh
