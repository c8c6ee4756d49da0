"""The table of offices says what sort of office a title is."""

import pytest

from graphbuilder.lexicons.offices import load_offices
from graphbuilder.model import OfficeRole


@pytest.mark.parametrize(
    ("title", "role", "party"),
    [
        ("president", OfficeRole.HEAD_OF_STATE, None),
        ("prime minister", OfficeRole.HEAD_OF_GOVERNMENT, None),
        ("taoiseach", OfficeRole.HEAD_OF_GOVERNMENT, "IRL"),
        ("foreign secretary", OfficeRole.FOREIGN_MINISTER, None),
        ("secretary of state", OfficeRole.FOREIGN_MINISTER, None),
        ("defense secretary", OfficeRole.DEFENCE_MINISTER, None),
        ("finance minister", OfficeRole.MINISTER, None),
        ("spokeswoman", OfficeRole.SPOKESPERSON, None),
        ("ambassador", OfficeRole.AMBASSADOR, None),
        ("special envoy", OfficeRole.ENVOY, None),
        ("secretary-general", OfficeRole.HEAD_OF_ORGANISATION, None),
        ("high representative", OfficeRole.HEAD_OF_ORGANISATION, "EU"),
        ("senator", OfficeRole.LEGISLATOR, None),
        ("general", OfficeRole.MILITARY, None),
        ("diplomat", OfficeRole.OFFICIAL, None),
    ],
)
def test_a_title_has_its_role(title: str, role: OfficeRole, party: str | None) -> None:
    offices = {office.title: office for office in load_offices()}

    assert (offices[title].role, offices[title].of) == (role, party)
