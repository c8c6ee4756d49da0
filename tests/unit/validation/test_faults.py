"""Reports count all faults and list the first."""

from graphbuilder.validation import Fault, Report, Severity

FAULTS = [Fault(graph="g", thing=f"t{n}", message="No more than one.") for n in range(5)]
WARNING = Fault(graph="", thing="t", message="Say it once.", severity=Severity.WARNING)


def test_a_report_counts_more_than_it_lists() -> None:
    report = Report.of([*FAULTS, WARNING], graphs=2, limit=3)

    assert report.listed == tuple(FAULTS[:3])
    assert report.counts == {
        (Severity.FAULT, "No more than one."): 5,
        (Severity.WARNING, "Say it once."): 1,
    }
    assert (report.total(Severity.FAULT), report.total(Severity.WARNING)) == (5, 1)


def test_a_limit_of_0_lists_all() -> None:
    assert Report.of(FAULTS, graphs=1, limit=0).listed == tuple(FAULTS)


def test_warnings_alone_conform() -> None:
    assert Report.of([WARNING], graphs=1, limit=1).conforms
    assert not Report.of(FAULTS, graphs=1, limit=1).conforms
