package org.turnout.form;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.turnout.problem.Problems;
import org.turnout.yaml.YamlFile;

/// A field type is one line of [Form.Type]; this names what else it needs.
class FormTypesTest {
  @ParameterizedTest
  @EnumSource
  void everyFieldTypeIsReadByItsWord(Form.Type type) {
    var yaml =
        """
        form: sample
        version: 1
        kind: pledge
        fields:
          it: %s
        """
            .formatted(type.word());
    var problems = new Problems();
    var root = YamlFile.parse(yaml, "config/forms/sample.yaml", problems).orElseThrow();
    var form = FormFile.read(root, problems);
    assertThat(problems).isEmpty();
    assertThat(form.fields().values())
        .singleElement()
        .satisfies(field -> assertThat(field.type()).isEqualTo(type));
  }

  @ParameterizedTest
  @EnumSource
  void everyFieldTypeIsDocumented(Form.Type type) throws IOException {
    assertThat(Files.readAllLines(Path.of("docs/records.md")))
        .filteredOn(line -> line.startsWith("Field types:"))
        .singleElement()
        .satisfies(line -> assertThat(line).contains("`" + type.word() + "`"));
  }
}
