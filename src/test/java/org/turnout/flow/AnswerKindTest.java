package org.turnout.flow;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.turnout.flow.AnswerKind.Bounds;

/// That the page has an example of each is in `FlowsPageTest`.
class AnswerKindTest {
  private static final Bounds NONE = new Bounds(Optional.empty(), Optional.empty());

  private static List<AnswerType> types() {
    return Arrays.stream(AnswerKind.values()).map(kind -> kind.type(NONE)).toList();
  }

  @Test
  void everyTypeOfAnswerHasAWordExceptTheChoiceFromAList() {
    var named = new HashSet<Class<?>>(Set.of(AnswerType.Choice.class));
    types().forEach(type -> named.add(type.getClass()));
    var all =
        Stream.of(AnswerType.class, AnswerType.Spoken.class)
            .flatMap(type -> Arrays.stream(type.getPermittedSubclasses()))
            .filter(type -> !type.isInterface())
            .toList();
    assertThat(named).hasSameElementsAs(all);
  }

  @Test
  void everyTypeOfAnswerIsKeptAsSomethingThatFlowsKnow() {
    assertThat(types())
        .extracting(AnswerType::kept)
        .isSubsetOf("text", "number", "yes/no", "day", "time", "moment", "photo");
  }

  @Test
  void aKindIsFoundByItsWord() {
    assertThat(AnswerKind.words()).doesNotHaveDuplicates();
    assertThat(AnswerKind.words()).allSatisfy(word -> assertThat(AnswerKind.of(word)).isPresent());
    assertThat(AnswerKind.of("color")).isEmpty();
  }
}
