"""The sentences of the notes on somebody"s data, in both languages, under one key each.

They keep to the rules of the word catalogues (same placeholders in both languages, no singular or
plural to choose: a count stands beside its noun).
"""

from __future__ import annotations

from clearprop.words import language

SENTENCES: dict[str, dict[str, str]] = {
    "and": {
        "en": " and ",
        "zh": "、",
    },
    "comma": {
        "en": ", ",
        "zh": "、",
    },
    "constant": {
        "en": "column {column}: the same value in every training row, so nothing can be learned from it",
        "zh": "{column} 列：所有训练行的值都相同，学不到东西",
    },
    "counts_rows": {
        "en": "column {column}: it counts the rows, which says nothing about them; --drop leaves it out",
        "zh": "{column} 列：只是行的编号，与内容无关；可用 --drop 去掉",
    },
    "decimal_commas": {
        "en": "decimal commas are read as points in {columns}",
        "zh": "{columns} 列：小数逗号按小数点读取",
    },
    "empty_rows": {
        "en": "empty lines skipped: {count}, the first is line {line}",
        "zh": "跳过 {count} 个空行，第一个是第 {line} 行",
    },
    "encoding_gb18030": {
        "en": "read as GB18030, because it is not UTF-8",
        "zh": "不是 UTF-8，按 GB18030 读取",
    },
    "encoding_utf_16": {
        "en": "read as UTF-16",
        "zh": "按 UTF-16 读取",
    },
    "encoding_utf_32": {
        "en": "read as UTF-32",
        "zh": "按 UTF-32 读取",
    },
    "encoding_utf_8_sig": {
        "en": "read as UTF-8 with a byte order mark",
        "zh": "按带字节顺序标记（BOM）的 UTF-8 读取",
    },
    "line": {
        "en": "line {line}",
        "zh": "第 {line} 行",
    },
    "missing_boolean": {
        "en": (
            "column {column}: {count} of {rows} values missing, replaced by {value}, the more "
            "frequent answer of the training rows"
        ),
        "zh": "{column} 列：{rows} 个值中缺失 {count} 个，用训练行中较多的“{value}”代替",
    },
    "missing_category": {
        "en": "column {column}: {count} of {rows} values missing, kept as a category of their own",
        "zh": "{column} 列：{rows} 个值中缺失 {count} 个，单独算作一类",
    },
    "missing_numeric": {
        "en": (
            "column {column}: {count} of {rows} values missing, replaced by the median of the "
            "training rows, {value}"
        ),
        "zh": "{column} 列：{rows} 个值中缺失 {count} 个，用训练行的中位数 {value} 代替",
    },
    "mixed_column": {
        "en": "column {column}: taken as categories, because {value} ({place}) is not a number",
        "zh": "{column} 列：当作类别，因为 {value}（{place}）不是数字",
    },
    "more": {
        "en": "{count} more",
        "zh": "另外 {count} 个",
    },
    "no": {
        "en": "no",
        "zh": "否",
    },
    "numeric_header": {
        "en": (
            "the first line is taken as the names of the columns, although all of them are numbers: {names}"
        ),
        "zh": "第一行当作列名，虽然它们全是数字：{names}",
    },
    "row": {
        "en": "row {row} (counted from 0)",
        "zh": "第 {row} 行（从 0 数起）",
    },
    "semicolons": {
        "en": "the columns are divided by semicolons",
        "zh": "各列以分号分隔",
    },
    "single_row_classes": {
        "en": "target {column}: only one row of {classes}, which is used for training and never validated",
        "zh": "目标 {column}：{classes} 只有一行，只用于训练，不参与验证",
    },
    "tabs": {
        "en": "the columns are divided by tabs",
        "zh": "各列以制表符分隔",
    },
    "unknown_columns": {
        "en": "not used, because the model was not trained on them: {names}",
        "zh": "模型训练时没有用到，不使用：{names}",
    },
    "unseen_category": {
        "en": (
            "column {column}: {count} of {rows} values never seen in training (the first is {value}, "
            "{place}); their inputs are 0"
        ),
        "zh": (
            "{column} 列：{rows} 个值中有 {count} 个在训练时没有出现过"
            "（第一个是 {value}，{place}），对应的输入全为 0"
        ),
    },
    "whole_numbers_as_classes": {
        "en": (
            "target {column}: {count} different whole numbers in {rows} rows are taken as classes; "
            "--task regression predicts the number"
        ),
        "zh": "目标 {column}：{rows} 行中有 {count} 个不同的整数，当作类别；用 --task regression 可预测数值",
    },
    "whole_numbers_as_numbers": {
        "en": (
            "target {column}: {count} different whole numbers in {rows} rows are taken as a number; "
            "--task classification predicts classes"
        ),
        "zh": (
            "目标 {column}：{rows} 行中有 {count} 个不同的整数，当作数值；用 --task classification 可预测类别"
        ),
    },
    "yes": {
        "en": "yes",
        "zh": "是",
    },
}


def sentence(key: str, lang: str | None = None, **values: str) -> str:
    """Return the sentence for a key with values in the places of its placeholders.

    Raises
    ------
    KeyError
        the key, if there is no such sentence
    SettingError
        as `clearprop.words.language`

    Examples
    --------
    >>> sentence("line", "en", line="7"), sentence("line", "zh", line="7")
    ('line 7', '第 7 行')
    """
    return SENTENCES[key][language(lang)].format(**values)
