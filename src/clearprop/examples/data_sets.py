"""The data sets that come with the package.

``data/README.md`` says what every column means; ``scripts/make_example_data.py`` writes the files.
"""

from __future__ import annotations

from clearprop.examples.data_set import DataSet

iris = DataSet(
    name="iris",
    target="species",
    classes=("setosa", "versicolor", "virginica"),
    licence="CC BY 4.0",
    source="R. A. Fisher (1936), Annals of Eugenics 7, 179-188; UCI Machine Learning Repository,"
    " doi:10.24432/C56C76",
)

wine = DataSet(
    name="wine",
    target="cultivar",
    classes=("cultivar 1", "cultivar 2", "cultivar 3"),
    licence="CC BY 4.0",
    source="S. Aeberhard, M. Forina (1991); UCI Machine Learning Repository, doi:10.24432/C5PC7J",
)

breast_cancer = DataSet(
    name="breast_cancer",
    target="diagnosis",
    classes=("benign", "malignant"),
    licence="CC BY 4.0",
    source="W. Wolberg, O. Mangasarian, N. Street, W. Street (1995); UCI Machine Learning Repository,"
    " doi:10.24432/C5DW2B",
)

digits = DataSet(
    name="digits",
    target="digit",
    classes=tuple("0123456789"),
    licence="CC BY 4.0",
    source="E. Alpaydin, C. Kaynak (1998), the test set; UCI Machine Learning Repository,"
    " doi:10.24432/C50P49",
)

diabetes = DataSet(
    name="diabetes",
    target="progression",
    classes=(),
    licence="none stated by its authors; passed on by scikit-learn under BSD-3-Clause",
    source="B. Efron, T. Hastie, I. Johnstone, R. Tibshirani (2004), Annals of Statistics 32, 407-499",
)
