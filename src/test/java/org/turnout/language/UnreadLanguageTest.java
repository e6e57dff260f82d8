package org.turnout.language;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;

/// A text in a language that we have no words for answers nothing, whatever it looks like.
class UnreadLanguageTest {
  private static final Languages LANGUAGES = Languages.builtIn();
  private static final LocalDate TODAY = LocalDate.of(2026, 10, 3);

  /// The tag of the language, then the text.
  private static final String TEXTS =
      """
      fr oui je veux signer
      fr non merci
      fr je ne peux pas venir demain
      fr je suis au travail
      fr oui mais pas lundi
      fr c'est où la grève
      fr je voudrais quinze autocollants
      fr bonjour, je suis occupée
      vi vâng tôi muốn ký
      vi không
      vi tôi không muốn
      vi tôi đang làm việc
      vi toi khong muon ky
      vi dạ được
      vi cho tôi hai mươi cái nhãn
      vi tôi bận ngày mai
      zh 是的
      zh 不要
      zh 我在上班
      zh 我不想签名
      zh 明天可以吗
      zh 我需要二十张
      ko 네 좋아요
      ko 아니요
      ko 저는 일하고 있어요
      ko 내일은 안 돼요
      ko 서명하고 싶어요
      ar نعم
      ar لا شكرا
      ar أنا في العمل
      ar أريد التوقيع
      ar لا أستطيع غدا
      ru да
      ru нет, спасибо
      ru я на работе
      ru я хочу подписать
      ru завтра не могу
      hy այո
      hy ոչ, շնորհակալություն
      hy ես աշխատանքի եմ
      hy ես ուզում եմ ստորագրել
      pt não posso hoje, obrigado
      ht mwen pa vle siyen
      """;

  @Test
  void itsTextsAreKnownAndAnswerNothing() {
    var softly = new SoftAssertions();
    List<String> lines = TEXTS.lines().toList();
    for (String line : lines) {
      String text = line.substring(3);
      softly.assertThat(LANGUAGES.unread(text)).as(text).contains(line.substring(0, 2));
      for (Language own : LANGUAGES.spoken()) {
        AnswerParser ear = LANGUAGES.listener(own.tag());
        for (ParsedAnswer<?> answer :
            List.of(
                ear.yesNo(text),
                ear.number(text),
                ear.date(text, TODAY),
                ear.time(text),
                ear.name(text))) {
          softly.assertThat(answer.known()).as("%s of %s", own, text).isEmpty();
        }
      }
    }
    softly.assertAll();
    assertThat(lines).hasSizeGreaterThan(40);
  }

  @Test
  void whatEveryLanguageSharesIsHeard() {
    AnswerParser ear = LANGUAGES.listener("en");
    assertThat(ear.yesNo("👍")).isEqualTo(ParsedAnswer.of(true));
    assertThat(ear.yesNo("👎🏽")).isEqualTo(ParsedAnswer.of(false));
    assertThat(ear.number("20")).isEqualTo(ParsedAnswer.of(20L));
    assertThat(ear.number("٢٠")).isEqualTo(ParsedAnswer.of(20L));
    assertThat(ear.number("２０")).isEqualTo(ParsedAnswer.of(20L));
  }

  @Test
  void namesOfAnyLanguageAreNames() {
    AnswerParser ear = LANGUAGES.listener("en");
    for (String name :
        List.of(
            "Nguyễn Thị Hương",
            "nguyen van minh",
            "李明",
            "歐陽修",
            "김민준",
            "Иван Петров",
            "محمد علي",
            "Անի Հակոբյան",
            "Marie-Claire Dubois",
            "João Pereira",
            "Jean-Robert Pierre",
            "佐藤 健")) {
      assertThat(ear.name(name)).as(name).isEqualTo(ParsedAnswer.of(name));
    }
  }

  @Test
  void textsThatWeReadAreOfNoOtherLanguage() {
    for (String text :
        List.of(
            "yes",
            "no",
            "STOP",
            "20",
            "can i get 20 stickers for 5 east please",
            "sí, claro",
            "necesito 20 calcomanías para mi unidad",
            "no puedo el lunes, tengo cita",
            "opo, pupunta po ako",
            "kailangan ko po ng dalawampung sticker",
            "ok",
            "👍",
            "",
            "Maria de la Cruz",
            "el lunes por la mañana",
            "pa sign po",
            "mi casa",
            "bukas na po",
            "asdf qwer",
            "what time is my shift")) {
      assertThat(LANGUAGES.unread(text)).as(text).isEmpty();
    }
  }
}
