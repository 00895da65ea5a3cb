import csv
import io

from desktop.domain.asking.kept import Matrix
from desktop.export.matrix_table import counts_csv, matrix_csv

MATRIX = Matrix(("a", "b"), ("x",), {(0, 0): 2}, (2, 0), (2,), 3)


def read(text):
    return list(csv.reader(io.StringIO(text)))


def test_a_table_has_names_numbers_and_totals():
    assert read(matrix_csv(MATRIX, ["a", "b"], ["A “report”, 1"])) == [
        ["", "A “report”, 1", "all"], ["a", "2", "2"], ["b", "0", "0"], ["all", "2", "3"],
    ]  # fmt: skip


def test_no_title_is_taken_for_a_formula():
    assert read(matrix_csv(MATRIX, ["=1+1", "@b"], ["-x"]))[0][1] == "'-x"
    assert read(counts_csv([("+a", 2)])) == [["'+a", "2"]]
