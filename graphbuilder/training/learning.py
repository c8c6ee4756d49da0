"""The training loop: epochs, checkpoints, and when to stop."""

import logging
import time
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from random import Random

import torch
from torch import Tensor
from torch.optim import AdamW
from torch.optim.lr_scheduler import LambdaLR

from graphbuilder.errors import CorpusError
from graphbuilder.nlp.encoder.pieces import WordReader
from graphbuilder.training.batches import Batch, make_batches
from graphbuilder.training.distilling import soft_loss, teach
from graphbuilder.training.examples import Source
from graphbuilder.training.losses import loss
from graphbuilder.training.network import Network, Reading

LOG = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """How the network is trained; the defaults are the recipe of the package's own."""

    epochs: int = 10
    batch_pieces: int = 2500
    encoder_rate: float = 1.5e-4
    head_rate: float = 2e-3
    warm_up: float = 0.06
    weight_decay: float = 0.01
    clip: float = 1.0
    patience: int = 3
    seed: int = 20220201
    steps: int = 0  # of an epoch; 0 for all
    teachers: int = 3  # networks trained before, of which this one learns

    def __post_init__(self) -> None:
        if self.epochs < 1 or self.steps < 0 or self.teachers < 0:
            raise ValueError("epochs must be at least 1, steps and teachers 0 or more")


#: Figures in percent, by name.
Scores = dict[str, float]

#: Scores a network on development data.
Measure = Callable[[Network], Scores]

#: Batches from one line of the log to the next.
_REPORT_EVERY = 50


def learn(
    network: Network,
    sources: Sequence[Source],
    reader: WordReader,
    *,
    measure: Measure,
    folder: Path,
    settings: Settings,
    teachers: Sequence[Network] = (),
) -> list[Scores]:
    """Train a network, and leave it as it was after its best epoch.

    Args:
        network: The network; trained in place, on a GPU where there is one.
        sources: The corpora.
        reader: Turns words into numbers.
        measure: Scores the network after each epoch; the mean of its figures is what counts.
        folder: Where the state is kept after each epoch. What an interrupted training left
            there is gone on with.
        settings: The settings.
        teachers: Trained networks, from which it learns as much as from the annotation.

    Returns:
        The scores after each epoch.

    Raises:
        CorpusError: If the folder holds the state of a training with other settings.
    """
    for one in (network, *teachers):
        one.to("cuda" if torch.cuda.is_available() else "cpu")
    steps = settings.epochs * (settings.steps or len(_draw(sources, reader, settings, 0)))
    state = _State(network, settings, steps=steps)
    last, best = folder / "last.pt", folder / "best.pt"
    if last.exists():
        state.read(last)
        LOG.info("going on after epoch %d", len(state.history))
    while len(state.history) < settings.epochs and not _has_stalled(state.history, settings):
        epoch = len(state.history) + 1
        LOG.info("epoch %d of %d", epoch, settings.epochs)
        _train_epoch(state, _draw(sources, reader, settings, epoch), teachers)
        scores = measure(network)
        LOG.info("%s", ", ".join(f"{name} {score:.2f}" for name, score in scores.items()))
        state.history.append(dict(scores))
        if _mean(scores) >= max(map(_mean, state.history)):
            state.write(best)
        state.write(last)
    history = state.history
    state.read(best)  # with the history up to there
    network.to("cpu").eval()
    return history


class _State:
    """All that a training needs to go on where it was."""

    def __init__(self, network: Network, settings: Settings, *, steps: int) -> None:
        self.network = network
        self.settings = settings
        self.optimizer = _optimizer(network, settings)
        self.schedule = _schedule(self.optimizer, settings, steps=steps)
        self.history: list[Scores] = []

    def write(self, path: Path) -> None:
        """Write beside the old state first, so that an interruption leaves one of them whole."""
        path.parent.mkdir(parents=True, exist_ok=True)
        fresh = path.with_suffix(".new")
        parts = {name: part.state_dict() for name, part in self._parts().items()}
        torch.save({**parts, "history": self.history, "settings": asdict(self.settings)}, fresh)
        fresh.replace(path)

    def read(self, path: Path) -> None:
        saved = torch.load(path, map_location=self.device, weights_only=True)
        if saved["settings"] != asdict(self.settings):
            raise CorpusError(
                f"{path} was trained with other settings ({saved['settings']}); "
                "name an empty work folder, or the same settings"
            )
        for name, part in self._parts().items():
            part.load_state_dict(saved[name])
        self.history = saved["history"]

    def _parts(self) -> dict[str, Network | AdamW | LambdaLR]:
        return {
            "network": self.network,
            "optimizer": self.optimizer,
            "schedule": self.schedule,
        }

    @property
    def device(self) -> torch.device:
        return next(self.network.parameters()).device


def _draw(
    sources: Sequence[Source], reader: WordReader, settings: Settings, epoch: int
) -> list[Batch]:
    """Draw the batches of an epoch: always the same for the same seed and epoch."""
    random = Random(settings.seed + epoch)  # noqa: S311 - reproducible, not secret
    drawn = [
        example
        for source in sources
        for example in random.sample(source.examples, round(source.share * len(source.examples)))
    ]
    batches = list(make_batches(drawn, reader, size=settings.batch_pieces, random=random))
    return batches[: settings.steps] if settings.steps else batches


def _optimizer(network: Network, settings: Settings) -> AdamW:
    encoder = [*network.encoder.parameters(), *network.piece_shapes.parameters()]
    inside = {id(parameter) for parameter in encoder}
    heads = [p for p in network.parameters() if id(p) not in inside]
    return AdamW(
        [
            {"params": encoder, "lr": settings.encoder_rate},
            {"params": heads, "lr": settings.head_rate},
        ],
        weight_decay=settings.weight_decay,
        betas=(0.9, 0.98),
        fused=True,
    )


def _schedule(optimizer: AdamW, settings: Settings, *, steps: int) -> LambdaLR:
    """Let the rate rise, then fall to nothing, both evenly."""
    warm_up = max(1, round(settings.warm_up * steps))

    def rate(step: int) -> float:
        return min((step + 1) / warm_up, max(0.0, (steps - step) / max(1, steps - warm_up)))

    return LambdaLR(optimizer, rate)


def _train_epoch(state: _State, batches: Sequence[Batch], teachers: Sequence[Network]) -> None:
    settings, network = state.settings, state.network
    network.train()
    torch.manual_seed(settings.seed + state.schedule.last_epoch)
    total, began = 0.0, time.monotonic()
    for number, batch in enumerate(batches, 1):
        batch = batch.to(state.device)
        value = _loss(network, batch, teachers)
        value.backward()  # type: ignore[no-untyped-call] # torch's stub lacks it
        torch.nn.utils.clip_grad_norm_(network.parameters(), settings.clip)
        state.optimizer.step()
        state.schedule.step()
        state.optimizer.zero_grad()
        total += float(value.detach())
        if number % _REPORT_EVERY == 0 or number == len(batches):
            left = (time.monotonic() - began) / number * (len(batches) - number)
            LOG.info(
                "%d of %d batches, loss %.3f, %.0f s to go in this epoch",
                number, len(batches), total / number, left,
            )  # fmt: skip


def _loss(network: Network, batch: Batch, teachers: Sequence[Network]) -> Tensor:
    """How far the network is from the annotation, and as much from what teachers say."""
    reading, transitions = read(network, batch), network.entity_transitions
    annotated = loss(reading, batch, transitions)
    if not teachers:
        return annotated
    taught = soft_loss(reading, teach(teachers, batch), batch, transitions)
    return (annotated + taught) / 2


def read(network: Network, batch: Batch) -> Reading:
    """Run the network on a batch."""
    return Reading(*network(*batch.inputs))


def _has_stalled(history: Sequence[Scores], settings: Settings) -> bool:
    means, patience = [_mean(scores) for scores in history], settings.patience
    return len(means) > patience and max(means[-patience:]) < max(means[:-patience])


def _mean(scores: Scores) -> float:
    return sum(scores.values()) / max(1, len(scores))
