from desktop.ui.matrix.months import MOST, line_of_time


def test_months_without_any_are_in_the_line_too():
    values = line_of_time([("2025-11", 2), ("2026-02", 1)])
    assert [(one.name, one.borne) for one in values] == [
        ("2025-11", 2), ("2025-12", 0), ("2026-01", 0), ("2026-02", 1),
    ]  # fmt: skip
    assert str(values[0].asked) == "date:=2025-11"


def test_of_very_many_months_years_are_counted():
    values = line_of_time([("1990-03", 1), ("1990-04", 2), (f"{1990 + MOST // 12 + 1}-01", 5)])
    assert (values[0].name, values[0].borne) == ("1990", 3)
    assert (values[-1].name, values[-1].borne) == ("2001", 5)
    assert len(values) == 12


def test_without_dates_there_is_no_line():
    assert line_of_time([]) == []
