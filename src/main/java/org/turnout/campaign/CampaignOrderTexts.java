package org.turnout.campaign;

import java.text.Normalizer;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.turnout.channel.Encoding;
import org.turnout.channel.Segments;
import org.turnout.flow.Flow;
import org.turnout.flow.FlowSet;
import org.turnout.flow.MemberText;
import org.turnout.flow.Step;
import org.turnout.form.OrderTexts;
import org.turnout.form.Submit;
import org.turnout.language.Languages;
import org.turnout.language.SystemText;
import org.turnout.settings.Campaign;

/// What people are told of their orders, in their language and with the campaign's names. What they
/// ordered is called as the flow is called that they ordered it in.
///
/// @param flows as they are served
public record CampaignOrderTexts(
    Languages languages, Supplier<Campaign> campaign, Supplier<Optional<FlowSet>> flows)
    implements OrderTexts {
  @Override
  public String sent(String form, Optional<String> count, String language) {
    var spoken = languages.of(language);
    var order = inGsm(title(form, spoken.tag())) + count.map(many -> " (" + many + ")").orElse("");
    var us = campaign.get();
    return spoken
        .text(
            SystemText.ORDER_SENT,
            Map.of("campaign", us.name(), "contact", us.contact(), "order", order))
        .strip();
  }

  private String title(String form, String language) {
    return flows.get().stream()
        .flatMap(set -> set.flows().values().stream())
        .filter(flow -> flow.form().equals(Optional.of(form)) && orders(flow))
        .sorted((one, other) -> one.name().compareTo(other.name()))
        .map(flow -> words(flow, language))
        .findFirst()
        .orElse(form);
  }

  /// Another flow of the form may only change what was ordered.
  private static boolean orders(Flow flow) {
    return flow.steps().values().stream()
        .anyMatch(step -> step instanceof Step.Act act && act.call().action() instanceof Submit);
  }

  private static String words(Flow flow, String language) {
    return flow.title().in(language).parts().stream()
        .filter(MemberText.Part.Literal.class::isInstance)
        .map(part -> ((MemberText.Part.Literal) part).words())
        .collect(Collectors.joining())
        .strip();
  }

  /// Without the accents that GSM-7 lacks: one of them would make two segments of one. The é of
  /// GSM-7 stays, an í is written i.
  private static String inGsm(String title) {
    return title
        .codePoints()
        .mapToObj(Character::toString)
        .map(letter ->
            Segments.of(letter).encoding() == Encoding.GSM_7
                ? letter
                : Normalizer.normalize(letter, Normalizer.Form.NFD).replaceAll("\\p{M}", ""))
        .collect(Collectors.joining());
  }
}
