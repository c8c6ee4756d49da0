"""The network: a small transformer with a head for every layer of the annotation.

References:
    Dozat and Manning 2017, Deep Biaffine Attention for Neural Dependency Parsing (the parser);
    Peters et al. 2018, Deep Contextualized Word Representations (the mix of layers);
    Wang et al. 2020, MiniLM (the encoder).
"""

from typing import NamedTuple

import torch
from torch import Tensor, nn
from transformers import BertModel

from graphbuilder.nlp.encoder.labels import Labels
from graphbuilder.nlp.encoder.pieces import SHAPE_COUNT

_SHAPE_WIDTH = 32
_TAG_WIDTH = 384
_ARC_WIDTH = 384
_RELATION_WIDTH = 256
_ENTITY_WIDTH = 256
_STANCE_WIDTH = 256

#: Rank of the bilinear form that scores one relation between two words.
RELATION_RANK = 16

#: Width of the vectors that score a word in one role.
ROLE_WIDTH = 64

_MIXES = ("tags", "tree", "entities", "stances")


class Reading(NamedTuple):
    """What the network says of the words of a batch: (texts, words, ...) scores and vectors.

    The score of `head` for `dependent` is the dot product of ``arc_dependent`` and ``arc_head``;
    that of relation r the dot product of the r-th rows of the relation vectors. So it is with
    roles, where ``role_selves`` scores a content's head itself, or no word, in the role.
    """

    starts: Tensor
    pos: Tensor
    morphs: Tensor
    lemmas: Tensor
    entities: Tensor
    roots: Tensor
    arc_dependents: Tensor
    arc_heads: Tensor
    relation_dependents: Tensor
    relation_heads: Tensor
    acts: Tensor
    role_heads: Tensor
    role_words: Tensor
    role_selves: Tensor


class Network(nn.Module):
    """Word pieces and shapes in, a :class:`Reading` out."""

    def __init__(self, encoder: BertModel, labels: Labels) -> None:
        """Put fresh heads on a pretrained encoder."""
        super().__init__()
        width = encoder.config.hidden_size
        states = encoder.config.num_hidden_layers + 1
        self.encoder = encoder
        self.piece_shapes = nn.Embedding(SHAPE_COUNT, width)
        nn.init.zeros_(self.piece_shapes.weight)  # the encoder begins as it was pretrained
        self.word_shapes = nn.Embedding(SHAPE_COUNT, _SHAPE_WIDTH)
        self.mixes = nn.Parameter(torch.zeros(len(_MIXES), states))
        inputs = width + _SHAPE_WIDTH
        self.tag_layer = _layer(inputs, _TAG_WIDTH)
        self.starts = nn.Linear(_TAG_WIDTH, 1)
        self.pos = nn.Linear(_TAG_WIDTH, len(labels.pos))
        self.morphs = nn.Linear(_TAG_WIDTH, len(labels.morphs))
        self.lemmas = nn.Linear(_TAG_WIDTH, len(labels.lemmas))
        self.entity_layer = _layer(inputs, _ENTITY_WIDTH)
        self.entities = nn.Linear(_ENTITY_WIDTH, len(labels.entities))
        self.entity_transitions = nn.Parameter(torch.zeros(2 * (len(labels.entities),)))
        self.dependent_layer = _layer(inputs, _ARC_WIDTH)
        self.head_layer = _layer(inputs, _ARC_WIDTH)
        self.arcs = nn.Linear(_ARC_WIDTH, _ARC_WIDTH)  # its bias scores a word as a head
        self.roots = nn.Linear(_ARC_WIDTH, 1)
        self.relation_dependent_layer = _layer(inputs, _RELATION_WIDTH)
        self.relation_head_layer = _layer(inputs, _RELATION_WIDTH)
        relations = len(labels.relations) * RELATION_RANK
        self.relation_dependents = nn.Linear(_RELATION_WIDTH, relations)
        self.relation_heads = nn.Linear(_RELATION_WIDTH, relations)
        self.stances = _Stances(inputs, labels)
        self.scale = _ARC_WIDTH**-0.5

    def forward(
        self, pieces: Tensor, shapes: Tensor, mask: Tensor, firsts: Tensor
    ) -> tuple[Tensor, ...]:
        """Read a batch of texts.

        Args:
            pieces: (texts, pieces) piece numbers.
            shapes: (texts, pieces) the shape of each piece's word.
            mask: (texts, pieces) 1 for a piece, 0 for padding; or, of four dimensions, what
                is added to the scores of attention.
            firsts: (texts, words) where the first piece of each word stands.

        Returns:
            The fields of a :class:`Reading`.
        """
        embedded = self.encoder.embeddings.word_embeddings(pieces) + self.piece_shapes(shapes)
        states = self.encoder(
            inputs_embeds=embedded, attention_mask=mask, output_hidden_states=True
        ).hidden_states
        cased = self.word_shapes(shapes.gather(1, firsts))
        mixed = torch.tensordot(self.mixes.softmax(dim=1), torch.stack(states), dims=1)
        texts = torch.arange(len(firsts), device=firsts.device).unsqueeze(-1)
        tags, tree, entities, stances = (
            torch.cat([mix[texts, firsts], cased], dim=-1) for mix in mixed
        )
        tagged = self.tag_layer(tags)
        dependents, heads = self.dependent_layer(tree), self.head_layer(tree)
        shape = (*firsts.shape, -1, RELATION_RANK)
        acts, role_heads, role_words, role_selves = self.stances(stances)
        return Reading(
            starts=self.starts(tagged).squeeze(-1),
            pos=self.pos(tagged),
            morphs=self.morphs(tagged),
            lemmas=self.lemmas(tagged),
            entities=self.entities(self.entity_layer(entities)),
            roots=self.roots(dependents).squeeze(-1),
            arc_dependents=self.arcs(dependents) * self.scale,
            arc_heads=heads,
            relation_dependents=self.relation_dependents(
                self.relation_dependent_layer(tree)
            ).reshape(shape),
            relation_heads=self.relation_heads(self.relation_head_layer(tree)).reshape(shape),
            acts=acts,
            role_heads=role_heads,
            role_words=role_words,
            role_selves=role_selves,
        )


class _Stances(nn.Module):
    """Which words head the content of a stance, and which words belong to them."""

    def __init__(self, width: int, labels: Labels) -> None:
        super().__init__()
        self.act_layer = _layer(width, _STANCE_WIDTH)
        self.acts = nn.Linear(_STANCE_WIDTH, len(labels.acts))
        self.head_layer = _layer(width, _STANCE_WIDTH)
        self.word_layer = _layer(width, _STANCE_WIDTH)
        self.heads = nn.Linear(_STANCE_WIDTH, len(labels.roles) * ROLE_WIDTH)
        self.words = nn.Linear(_STANCE_WIDTH, len(labels.roles) * ROLE_WIDTH)
        self.selves = nn.Linear(_STANCE_WIDTH, len(labels.roles))
        self.scale = ROLE_WIDTH**-0.5

    def forward(self, words: Tensor) -> tuple[Tensor, ...]:
        """Score (texts, words, width) vectors; the last four fields of a :class:`Reading`."""
        heads = self.head_layer(words)
        shape = (*words.shape[:2], -1, ROLE_WIDTH)
        return (
            self.acts(self.act_layer(words)),
            (self.heads(heads) * self.scale).reshape(shape),
            self.words(self.word_layer(words)).reshape(shape),
            self.selves(heads),
        )


def _layer(inputs: int, outputs: int) -> nn.Sequential:
    return nn.Sequential(nn.Dropout(0.1), nn.Linear(inputs, outputs), nn.GELU(), nn.Dropout(0.25))
