//! Korean particles, whose form follows the sound before them: 층을, but 네트워크를.
//!
//! A text writes the particle behind a place as a Korean text does where the word is open, `{size}을(를)`, and it takes its
//! form when the place is filled.

/// How a particle stands in a text; its form after a consonant; its form after a vowel.
pub(crate) const PARTICLES: [(&str, &str, &str); 9] = [
    ("은(는)", "은", "는"),
    ("이(가)", "이", "가"),
    ("을(를)", "을", "를"),
    ("과(와)", "과", "와"),
    (TOWARDS, "으로", "로"),
    ("(이)에요", "이에요", "예요"),
    ("(이)라고", "이라고", "라고"),
    ("(이)며", "이며", "며"),
    ("(이)고", "이고", "고"),
];

/// The only one that takes ㄹ for a vowel: 1로 (일로), but 3으로 (삼으로).
const TOWARDS: &str = "(으)로";

/// How a word ends, as it is read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Sound {
    Vowel,
    Rieul,
    Consonant,
}

/// Adds the words that follow a place; a particle at their beginning takes the form that `filled` asks for.
pub(crate) fn push(filled: &mut String, words: &str) {
    for (written, after_consonant, after_vowel) in PARTICLES {
        let Some(rest) = words.strip_prefix(written) else { continue };
        let is_open = match last_sound(filled) {
            Sound::Vowel => true,
            Sound::Rieul => written == TOWARDS,
            Sound::Consonant => false,
        };
        filled.push_str(if is_open { after_vowel } else { after_consonant });
        filled.push_str(rest);
        return;
    }
    filled.push_str(words);
}

/// The sound at the end of a text: of a syllable, a digit, a unit or a Latin letter. What stands in brackets at the end is
/// not read.
fn last_sound(text: &str) -> Sound {
    let mut read = text.trim_end();
    while read.ends_with(')') {
        let Some((before, _)) = read.rsplit_once('(') else { break };
        read = before.trim_end();
    }
    let read = read.trim_end_matches(['”', '’', '"', '\'', ')', '.', ',']);
    let letters = read.trim_end_matches(|character: char| character.is_ascii_alphabetic());
    let unit = read.get(letters.len()..).unwrap_or_default();
    match read.chars().next_back() {
        _ if !unit.is_empty() => sound_of_letters(unit),
        Some(syllable @ '가'..='힣') => match (u32::from(syllable) - u32::from('가')) % 28 {
            0 => Sound::Vowel,
            8 => Sound::Rieul,
            _ => Sound::Consonant,
        },
        // 제로 in a name, such as Lite0; 영, 십, 백, 천, 만 in a number.
        Some('0') if is_name_with_zero(read) => Sound::Vowel,
        // 일, 칠, 팔.
        Some('1' | '7' | '8') => Sound::Rieul,
        // 영, 삼, 육.
        Some('0' | '3' | '6') => Sound::Consonant,
        // 이, 사, 오, 구; × is read 배, % 퍼센트.
        _ => Sound::Vowel,
    }
}

/// Units as they are read; else the name of the last letter, as in CPU.
fn sound_of_letters(letters: &str) -> Sound {
    match letters {
        // 픽셀
        "px" => Sound::Rieul,
        // 분, 시간
        "min" | "h" => Sound::Consonant,
        // 엘, 알; 엠, 엔. 초, 밀리초, 메가바이트 and all other letters end in a vowel.
        _ if letters.ends_with(['l', 'L', 'r', 'R']) => Sound::Rieul,
        _ if letters.ends_with(['m', 'M', 'n', 'N']) => Sound::Consonant,
        _ => Sound::Vowel,
    }
}

/// Whether a text ends in a letter and a zero.
fn is_name_with_zero(text: &str) -> bool {
    let before = text.strip_suffix('0').unwrap_or(text);
    before.ends_with(|character: char| character.is_ascii_alphabetic())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn filled(value: &str, words: &str) -> String {
        let mut filled = value.to_owned();
        push(&mut filled, words);
        filled
    }

    /// The page said “2로” for every number, and “3로” is none.
    #[test]
    fn a_particle_follows_the_number_as_it_is_read() {
        let towards =
            ["0으로", "1로", "2로", "3으로", "4로", "5로", "6으로", "7로", "8로", "9로", "10으로", "1.20으로"];
        for expected in towards {
            let number = expected.trim_end_matches(|c: char| !c.is_ascii_digit());
            assert_eq!(filled(number, "(으)로"), expected);
        }
        let object = ["0을", "1을", "2를", "3을", "4를", "5를", "6을", "7을", "8을", "9를", "1,000을"];
        for expected in object {
            let number = expected.trim_end_matches(|c: char| !c.is_ascii_digit());
            assert_eq!(filled(number, "을(를)"), expected);
        }
    }

    #[test]
    fn a_particle_follows_syllables_units_and_names() {
        let cases = [
            ("층", "을(를) 만들어요.", "층을 만들어요."),
            ("네트워크", "은(는) 같아요.", "네트워크는 같아요."),
            ("3.86억", "이(가)", "3.86억이"),
            ("529만", "(으)로", "529만으로"),
            ("12.6 MB", "(이)에요.", "12.6 MB예요."),
            ("2.50 min", "(이)에요.", "2.50 min이에요."),
            ("224 px", "을(를)", "224 px을"),
            ("224픽셀", "(으)로", "224픽셀로"),
            ("38.5 %", "과(와)", "38.5 %와"),
            ("1.92×", "(이)라고", "1.92×라고"),
            ("Lite0", "은(는)", "Lite0는"),
            ("B1", "은(는)", "B1은"),
            ("B3", "과(와)", "B3과"),
            ("WebGPU", "을(를)", "WebGPU를"),
            ("Lite0(가중치 파일)", "을(를)", "Lite0(가중치 파일)를"),
            ("“층”", "이(가)", "“층”이"),
            ("[32, 3]", "(이)며", "[32, 3]며"),
        ];
        for (value, words, expected) in cases {
            assert_eq!(filled(value, words), expected);
        }
    }

    #[test]
    fn other_words_stay() {
        for words in ["", " 설정", "을 넘어요", "(은행)", "의 값"] {
            assert_eq!(filled("3", words), format!("3{words}"));
        }
    }
}
