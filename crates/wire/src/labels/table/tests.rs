//! Labels from CSV and TSV files.

use super::super::read_file;
use super::*;

fn read_csv(text: &str, classes: usize) -> Result<Vec<String>, LabelError> {
    read_file("labels.csv", text.as_bytes(), classes)
}

/// The file picker offered `.csv` and `.tsv`, and each line was taken whole: a person's classes were called `0,cat` and
/// `"tabby, tabby cat"` with the quotes, or the list was refused for the line with the names of the columns.
#[test]
fn tables_of_each_kind_give_the_same_list() {
    let expected = ["tabby, tabby cat", "dog", "the \"owl\""].map(str::to_owned);
    for text in [
        "\"tabby, tabby cat\"\ndog\n\"the \"\"owl\"\"\"\n",
        "label\n\"tabby, tabby cat\"\ndog\n\"the \"\"owl\"\"\"\n",
        "index,name\r\n0,\"tabby, tabby cat\"\r\n1,dog\r\n2,\"the \"\"owl\"\"\"\r\n",
        "2,\"the \"\"owl\"\"\"\n0,\"tabby, tabby cat\"\n1,dog\n",
        "Name,Class ID\n\"the \"\"owl\"\"\",3\n\"tabby, tabby cat\",1\ndog,2\n",
        "label,name\n0,\"tabby, tabby cat\"\n2,\"the \"\"owl\"\"\"\n1,dog\n",
        "번호,이름\n0,\"tabby, tabby cat\"\n2,\"the \"\"owl\"\"\"\n1,dog\n",
        "index;name\n0;tabby, tabby cat\n1;dog\n2;\"the \"\"owl\"\"\"\n",
        "n01,\"tabby, tabby cat\"\n n02, dog \nn03,\"the \"\"owl\"\"\"\n,,\n",
        "id,synset,name,images\n0,n01,\"tabby, tabby cat\",7\n1,n02,dog,7\n2,n03,\"the \"\"owl\"\"\",9\n",
    ] {
        // A row of nothing but commas has to be as long as the others.
        let text = text.replace("\n,,\n", "\n,\n");
        assert_eq!(read_csv(&text, 3).as_deref(), Ok(&expected[..]), "{text}");
    }
    let tsv = "index\tname\n1\tdog\n0\ttabby, tabby cat\n2\t\"the \"\"owl\"\"\"\n";
    assert_eq!(read_file("Labels.TSV", tsv.as_bytes(), 3).as_deref(), Ok(&expected[..]));
    // As a spreadsheet saves "Unicode text", under the name of a CSV.
    let utf16: Vec<u8> = [0xff, 0xfe].into_iter().chain(tsv.encode_utf16().flat_map(u16::to_le_bytes)).collect();
    assert_eq!(read_file("labels.csv", &utf16, 3).as_deref(), Ok(&expected[..]));
}

#[test]
fn labels_may_be_numbers_or_called_as_a_column() {
    assert_eq!(read_csv("0\n1\n2", 3).as_deref(), Ok(&["0", "1", "2"].map(str::to_owned)[..]));
    assert_eq!(read_csv("digit\n7\n8", 3).as_deref(), Ok(&["digit", "7", "8"].map(str::to_owned)[..]));
    assert_eq!(read_csv("name\ncat", 2).as_deref(), Ok(&["name", "cat"].map(str::to_owned)[..]));
    assert_eq!(read_csv("1,7\n0,8", 2).as_deref(), Ok(&["8", "7"].map(str::to_owned)[..]));
    // A column of numbers that are none of classes, under a name that says so.
    assert_eq!(read_csv("name,images\ncat,7\ndog,7", 2).as_deref(), Ok(&["cat", "dog"].map(str::to_owned)[..]));
}

#[test]
fn a_table_that_does_not_fit_is_refused_with_its_line() {
    let count = |found, expected| Err(LabelError::Count { found, expected });
    assert_eq!(read_csv("cat\ndog\nowl\nelk", 3), count(4, 3));
    // The names of the columns are no class, though the rows are then as many as the classes.
    assert_eq!(read_csv("index,name\n0,cat\n1,dog", 3), count(2, 3));
    assert_eq!(read_csv("", 1), count(0, 1));
    let number = |line, found, first, last| Err(LabelError::Number { line, found, first, last });
    assert_eq!(read_csv("index,name\n0,cat\n\n0,dog", 2), number(4, 0, 0, 1));
    assert_eq!(read_csv("1,cat\n3,dog", 2), number(2, 3, 1, 2));
    assert_eq!(read_csv("18446744073709551615,cat", 1), number(1, u64::MAX, 1, 1));
    let columns = Err(LabelError::Columns { line: 2, found: 3, expected: 2 });
    assert_eq!(read_csv("0,cat\n1,tabby, tabby cat", 2), columns);
    assert_eq!(read_csv("0,cat\n1,", 2), Err(LabelError::Empty { index: 1 }));
    // A quote that nothing closes takes the rest of the file.
    assert_eq!(read_csv("0,\"cat\n1,dog", 2), count(1, 2));
}
