package org.turnout.flow;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.turnout.flow.MemberText.Part;
import org.turnout.flow.MemberText.Template;
import org.turnout.language.DialedNumber;
import org.turnout.time.MomentFormat;

/// Fills a template in. A name that is not set and has no stand-in gives no text at all: a hole
/// never reaches a person.
record Renderer(NameScope scope, String language, ZoneId zone, String choices) {
  /// The text, or null when a name in it is missing.
  @Nullable String render(MemberText text) {
    return render(text.in(language));
  }

  @Nullable String render(Template template) {
    List<Part> parts = template.parts();
    if (parts.size() == 1 && parts.getFirst() instanceof Part.Literal(String words)) {
      return words;
    }
    var out = new StringBuilder(160);
    for (Part part : parts) {
      String words = part(part);
      if (words == null) {
        return null;
      }
      out.append(words);
    }
    return out.toString();
  }

  private @Nullable String part(Part part) {
    return switch (part) {
      case Part.Literal(String words) -> words;
      case Part.Choices _ -> choices;
      case Part.Hole hole -> hole(hole);
      case Part.Plural plural -> plural(plural);
      case Part.IfKnown(Template words) -> {
        String known = render(words);
        yield known == null ? "" : known;
      }
    };
  }

  private @Nullable String hole(Part.Hole hole) {
    Value value = scope.get(hole.name());
    if (value == null) {
      return hole.hasStandIn() ? hole.standIn() : null;
    }
    return words(value);
  }

  private @Nullable String plural(Part.Plural plural) {
    if (!(scope.get(plural.name()) instanceof Value.Number(long number))) {
      return null;
    }
    Template form = plural.forms().get(ValueFormats.of(language).plural(number));
    Template used = form != null ? form : plural.forms().get("other");
    return used == null ? null : render(used);
  }

  /// How a value reads in a text; a phone as people dial it.
  String words(Value value) {
    return switch (value) {
      case Value.Text(String text) -> DialedNumber.of(text);
      case Value.Number(long number) -> Long.toString(number);
      case Value.Flag(boolean flag) -> flag ? "1" : "0";
      case Value.Day(var day) -> ValueFormats.of(language).day(day);
      case Value.Clock(var time) -> ValueFormats.time(time);
      case Value.Moment(Instant moment) -> moment(moment);
      case Value.Photo(long id) -> "#" + id;
      case Value.Row row -> {
        Value name = row.fields().get("name");
        yield name == null ? row.id() : words(name);
      }
    };
  }

  /// With its year, since it is the date of what somebody signed, and is read again years later; in
  /// the person's own zone, which is named, since records and organizers have others.
  private String moment(Instant moment) {
    var local = moment.atZone(zone);
    return ValueFormats.of(language).day(local.toLocalDate())
        + " "
        + local.getYear()
        + " "
        + ValueFormats.time(local.toLocalTime())
        + " "
        + MomentFormat.zone(moment, zone);
  }
}
