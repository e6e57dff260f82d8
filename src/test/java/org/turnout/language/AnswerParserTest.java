package org.turnout.language;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.turnout.language.ParsedAnswer.Likely;
import org.turnout.language.ParsedAnswer.Reason;
import org.turnout.language.ParsedAnswer.Unclear;
import org.turnout.language.ParsedAnswer.Understood;
import org.turnout.testkit.Arbitrary;
import org.turnout.testkit.ForAll;
import org.turnout.testkit.TestVectors;
import tools.jackson.databind.JsonNode;

class AnswerParserTest {
  private static final Languages LANGUAGES = Languages.builtIn();
  private static final AnswerParser EN = LANGUAGES.listener("en");
  private static final AnswerParser ES = LANGUAGES.listener("es");
  private static final AnswerParser TL = LANGUAGES.listener("tl");

  /// A Friday.
  private static final LocalDate TODAY = LocalDate.of(2026, 10, 2);

  private static final List<Option> SITES =
      List.of(
          Option.of("Sunset Hospital"),
          Option.of("Downey Medical Center"),
          new Option("Downtown Offices", List.of("HQ")));

  private static <T> Object value(ParsedAnswer<T> understanding) {
    return switch (understanding) {
      case Understood<T>(var value) -> String.valueOf(value);
      case Likely<T>(var value) -> "likely " + value;
      case Unclear<T>(var reason, _) -> reason;
    };
  }

  /// `text -> expected` lines, all checked at once.
  private static void all(Function<String, Object> hear, String table) {
    var softly = new SoftAssertions();
    for (String line : table.strip().lines().toList()) {
      String[] row = line.split(" -> ", -1);
      softly.assertThat(String.valueOf(hear.apply(row[0]))).as(row[0]).isEqualTo(row[1].strip());
    }
    softly.assertAll();
  }

  @Nested
  class YesAndNo {
    @Test
    void areHeardInEveryLanguageWhoeverSpeaks() {
      for (AnswerParser listener : List.of(EN, ES, TL)) {
        all(
            text -> value(listener.yesNo(text)),
            """
            YES -> true
            yep -> true
            Yesss!!! -> true
            sí -> true
            Si claro -> true
            oo -> true
            Opo -> true
            👍🏽 -> true
            yes please -> true
            ok thanks -> true
            count me in! -> true
            no problem -> true
            Yes I can -> true
            no -> false
            Nope. -> false
            noooo -> false
            hindi po -> false
            ayoko -> false
            no gracias -> false
            no thanks -> false
            👎 -> false
            not now -> false
            """);
      }
    }

    @Test
    void areNotGuessedFromWhatIsNeither() {
      all(
          text -> value(EN.yesNo(text)),
          """
          yes but not friday -> SEVERAL
          yes no -> SEVERAL
          maybe -> NOT_FOUND
          what is this -> NOT_FOUND
          where do i sign -> NOT_FOUND
          the picket was great yes -> SEVERAL
          absolutely not -> false
          I am not -> false
          correct, I am not -> SEVERAL
          I am sick that day -> SEVERAL
          I am in a wheelchair -> SEVERAL
          right after work -> NOT_FOUND
          on vacation -> SEVERAL
          can't wait! -> true
          no doubt -> true
          nothing would make me happier -> SEVERAL
          yes for saturday -> likely true
          ues -> likely true
          ... -> EMPTY
          """);
    }
  }

  @Test
  void numbersAreHeardInDigitsAndInWords() {
    all(
        text -> value(EN.number(text)),
        """
        2 -> 2
        2. -> 2
        #2 -> 2
        2 pls -> 2
        two -> 2
        Two, please! -> 2
        dos -> 2
        dalawa -> 2
        dalawang stickers po -> 2
        ２ -> 2
        ٢ -> 2
        2️⃣ -> 2
        twenty five -> 25
        twenty-five -> 25
        treinta y cinco -> 35
        two hundred -> 200
        1,000 -> 1000
        x3 -> 3
        3x -> 3
        2 (two) -> 2
        -3 -> -3
        0 -> 0
        2.0 -> 2
        2.5 -> NOT_WHOLE
        2 or 3 -> SEVERAL
        99999999999999 -> TOO_BIG
        lots -> NOT_FOUND
        covid19 -> NOT_FOUND
        """);
  }

  @Test
  void datesAreHeardAsPeopleWriteThem() {
    all(
        text -> value(EN.date(text, TODAY)),
        """
        today -> 2026-10-02
        tomorrow -> 2026-10-03
        tmrw pls -> 2026-10-03
        mañana -> 2026-10-03
        pasado mañana -> 2026-10-04
        bukas -> 2026-10-03
        sa makalawa -> 2026-10-04
        friday -> 2026-10-02
        mon -> 2026-10-05
        Next Tuesday -> 2026-10-06
        next friday -> 2026-10-09
        miércoles -> 2026-10-07
        biyernes -> 2026-10-02
        10/30 -> 2026-10-30
        10/30/26 -> 2026-10-30
        10-30-2026 -> 2026-10-30
        2026-10-30 -> 2026-10-30
        30/10 -> 2026-10-30
        30 oct -> 2026-10-30
        Oct 30th -> 2026-10-30
        October 30, 2027 -> 2027-10-30
        30 de octubre -> 2026-10-30
        ika-30 ng Oktubre -> 2026-10-30
        first of november -> 2026-11-01
        the 30th -> 2026-10-30
        1/15 -> 2027-01-15
        2/30 -> NO_SUCH_DATE
        13/13 -> NO_SUCH_DATE
        feb 29 -> 2028-02-29
        monday or tuesday -> SEVERAL
        whenever -> NOT_FOUND
        """);
  }

  @Test
  void aSpanishSpeakersMarIsATuesdayAndAnEnglishOneNeedsADay() {
    assertThat(value(ES.date("mar", TODAY))).isEqualTo("2026-10-06");
    assertThat(value(ES.date("3 mar", TODAY))).isEqualTo("2027-03-03");
  }

  @Test
  void timesAreHeardAndABareHourIsAskedBack() {
    all(
        text -> value(EN.time(text)),
        """
        7am -> 07:00
        7 am -> 07:00
        7:30 p.m. -> 19:30
        7p -> 19:00
        19:30 -> 19:30
        07:30 -> 07:30
        0730 -> 07:30
        1930 -> 19:30
        noon -> 12:00
        midnight -> 00:00
        12 noon -> 12:00
        12am -> 00:00
        12pm -> 12:00
        seven in the morning -> 07:00
        siete de la mañana -> 07:00
        a las 7 de la noche -> 19:00
        alas siyete ng umaga -> 07:00
        7 -> MORNING_OR_EVENING
        7:30 -> MORNING_OR_EVENING
        7am or 9am -> SEVERAL
        25:00 -> NOT_FOUND
        soon -> NOT_FOUND
        """);
    assertThat(EN.time("7:05pm")).isEqualTo(ParsedAnswer.of(LocalTime.of(19, 5)));
  }

  @Test
  void zipsAndEmailsAreFoundAmongWords() {
    all(
        text -> value(EN.zip(text)),
        """
        94110 -> 94110
        94110-1234 -> 94110
        My zip is 94110. -> 94110
        CA 94110 -> 94110
        9411 -> NOT_FOUND
        94110 or 90210 -> SEVERAL
        12345 Main St Apt 4, Los Angeles -> NOT_FOUND
        10012 N Martin Luther King Jr Blvd -> NOT_FOUND
        12345 Main, apt 4 -> NOT_FOUND
        12345 calle Olvera -> NOT_FOUND
        12345 Main St, Los Angeles CA 90027 -> 90027
        90027, near Vermont Ave -> 90027
        90027 123 Main St -> 90027
        90027-1234 Main St -> 90027
        Los Angeles 90027 -> 90027
        90027 Los Angeles -> 90027
        I live at 90027 -> 90027
        """);
    all(
        text -> value(EN.email(text)),
        """
        Ana.Cruz@Example.ORG -> Ana.Cruz@example.org
        it's ana+union@mail.example.org. -> ana+union@mail.example.org
        <ana@example.org> -> ana@example.org
        ana@example -> NOT_FOUND
        @ana -> NOT_FOUND
        a..b@example.org -> NOT_FOUND
        """);
  }

  @Test
  void namesAreKeptAsTypedAndSentencesAreNone() {
    all(
        text -> value(EN.name(text)),
        """
        Ana Cruz -> Ana Cruz
        María José Ñúñez-O'Brien -> María José Ñúñez-O'Brien
        My name is Ana Cruz -> Ana Cruz
        me llamo Ana Cruz -> Ana Cruz
        Ako si Ana Cruz -> Ana Cruz
        Ana  M.  Cruz Jr. -> Ana M. Cruz Jr.
        Nguyễn Văn An -> Nguyễn Văn An
        陈 伟 -> 陈 伟
        Ana -> ONE_WORD
        no thanks -> NOT_FOUND
        yes please -> NOT_FOUND
        what is this -> NOT_FOUND
        Ana Cruz 2 -> Ana Cruz
        Ana Cruz 👍 -> Ana Cruz
        """);
  }

  @Test
  void choicesAreHeardByNumberNameAndNearestSpelling() {
    all(
        text -> value(EN.choice(text, SITES, TODAY)),
        """
        1 -> 0
        #2 -> 1
        two pls -> 1
        the third one -> 2
        last -> 2
        sunset -> 0
        Sunset Hospital please -> 0
        sunste -> 0
        downtown -> 2
        hq -> 2
        medical center -> 1
        I want Downey Medical Center -> 1
        downy -> 1
        4 -> NOT_FOUND
        somewhere -> NOT_FOUND
        """);
    assertThat(EN.choice("down", List.of(Option.of("Down East"), Option.of("Down West")), TODAY))
        .isEqualTo(ParsedAnswer.several(List.of(0, 1)));
  }

  @Test
  void globalWordsAreHeardAlone() {
    assertThat(EN.global("MENU!")).contains(GlobalWord.MENU);
    assertThat(EN.global("atrás")).contains(GlobalWord.BACK);
    assertThat(TL.global("iba pa")).contains(GlobalWord.MORE);
    assertThat(EN.global("go back to work")).isEmpty();
    assertThat(LANGUAGES.called("Español").map(Language::tag)).contains("es");
  }

  @Test
  void anyTextAtAllGivesAnUnderstanding() {
    ForAll.of(Arbitrary.texts(255))
        .check(text -> assertThat(everything(ES, text)).doesNotContainNull());
  }

  @Test
  void naughtyStringsAndRealTextsGiveUnderstandingsToo() {
    for (JsonNode text : TestVectors.json("vectors/blns.json")) {
      assertThat(everything(EN, text.asString())).doesNotContainNull();
    }
    for (JsonNode line : TestVectors.jsonLines("vectors/sms_spam_collection.jsonl")) {
      assertThat(everything(TL, line.get("text").asString())).doesNotContainNull();
    }
  }

  @Test
  void aHugeTextIsHeardInNoTime() {
    String huge = "yes and \u0301\u0301 1 ".repeat(200_000);
    assertThat(everything(EN, huge)).doesNotContainNull();
  }

  private static List<Object> everything(AnswerParser listener, String text) {
    var heard = new ArrayList<Object>();
    heard.add(listener.yesNo(text));
    heard.add(listener.number(text));
    heard.add(listener.date(text, TODAY));
    heard.add(listener.time(text));
    heard.add(listener.zip(text));
    heard.add(listener.email(text));
    heard.add(listener.name(text));
    heard.add(listener.choice(text, SITES, TODAY));
    heard.add(listener.global(text));
    heard.add(TextFold.words(text));
    return heard;
  }

  @Test
  void nothingAtAllIsEmpty() {
    assertThat(EN.number("")).isEqualTo(ParsedAnswer.unclear(Reason.EMPTY));
    assertThat(EN.choice(" ", SITES, TODAY)).isEqualTo(ParsedAnswer.unclear(Reason.EMPTY));
  }

  @Test
  void aNameWithSomethingBeforeACommaIsOnlyLikelyAndASuffixIsOfTheName() {
    assertThat(EN.name("riverside, Ruben Castaneda")).isInstanceOf(ParsedAnswer.Likely.class);
    assertThat(EN.name("Bernadette Ali, NP")).isInstanceOf(ParsedAnswer.Likely.class);
    assertThat(EN.name("Robert Smith, Jr.")).isInstanceOf(ParsedAnswer.Understood.class);
    assertThat(EN.name("Ana Cruz")).isEqualTo(ParsedAnswer.of("Ana Cruz"));
  }
}
