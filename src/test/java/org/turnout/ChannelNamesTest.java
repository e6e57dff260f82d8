package org.turnout;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.turnout.channel.Channel;

/// No channel is named outside of its room: what depends on one is asked of its traits, so that the
/// next channel is a matter of one package. Read from the sources, since SQL is text.
class ChannelNamesTest {
  private static final List<Path> SOURCES =
      List.of(Path.of("src/main/java"), Path.of("src/main/jte"));
  private static final Path ROOM = Path.of("org", "turnout", "channel");

  /// What a line may still have, and why.
  private static final Map<String, String> EXCEPTIONS =
      Map.of(
          "name = \"sms\"", "a command that measures texts, named by the person who types it",
          "WHAT = \"discord\"", "a heading of the doctor, over the bot's token");

  private static final Pattern NAMED =
      Pattern.compile(
          Arrays.stream(Channel.values())
              .map(channel ->
                  "(?i:['\"]%1$s['\"])|\\bAddress\\.%1$s\\(|\\bChannel\\.%2$s\\b|\\bcase %2$s\\b|[!=]= %2$s\\b"
                      .formatted(channel.word(), channel.name()))
              .collect(joining("|")));

  @Test
  void noChannelIsNamedOutsideOfItsRoom() {
    assertThat(breaches()).as("ask Channel.traits(), or bind Channel.ofPhones().word()").isEmpty();
  }

  @Test
  void everyExceptionIsStillNeeded() {
    var used = new HashSet<String>();
    lines()
        .forEach(
            line -> EXCEPTIONS.keySet().stream().filter(line.words()::contains).forEach(used::add));

    assertThat(used).isEqualTo(EXCEPTIONS.keySet());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "where a.channel = 'sms' and a.speaker_id is not null",
        "insert into address select 'discord', value from arriving",
        "row.getString(\"channel\").equals(\"sms\")",
        "words.equalsIgnoreCase(\"DISCORD\")",
        "new People().find(handle, Address.sms(number), now)",
        "Address.discord(id)",
        "boolean phone = address.channel() == Channel.SMS;",
        "import static org.turnout.channel.Channel.DISCORD;",
        "if (address.channel() != DISCORD) {",
        "case SMS -> phone(address);"
      })
  void aPlantedNameIsFound(String line) {
    assertThat(names(line)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "handle.execute(\"/sms/smart-encoding.txt\")",
        "prices.smsOut()",
        "a.channel = :channel",
        "read.text(\"DISCORD_TOKEN\")",
        "import org.turnout.channel.discord.DiscordCarrier;"
      })
  void otherWordsAreLeftAlone(String line) {
    assertThat(names(line)).isFalse();
  }

  private record Line(Path file, int number, String words) {}

  private static List<String> breaches() {
    var found = new ArrayList<String>();
    for (Line line : lines()) {
      if (names(line.words()) && EXCEPTIONS.keySet().stream().noneMatch(line.words()::contains)) {
        found.add(line.file() + ":" + line.number() + ": " + line.words().strip());
      }
    }
    return found;
  }

  private static boolean names(String line) {
    return NAMED.matcher(line).find();
  }

  private static List<Line> lines() {
    var all = new ArrayList<Line>();
    for (Path source : SOURCES) {
      for (Path file : files(source)) {
        var lines = read(file);
        for (int i = 0; i < lines.size(); i++) {
          all.add(new Line(file, i + 1, lines.get(i)));
        }
      }
    }
    return all;
  }

  private static Set<Path> files(Path source) {
    try (Stream<Path> all = Files.walk(source)) {
      var files = new HashSet<Path>();
      all.filter(Files::isRegularFile)
          .filter(file -> !source.relativize(file).startsWith(ROOM))
          .forEach(files::add);
      return files;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<String> read(Path file) {
    try {
      return Files.readAllLines(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
