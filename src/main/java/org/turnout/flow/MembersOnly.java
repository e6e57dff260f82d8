package org.turnout.flow;

import org.jspecify.annotations.Nullable;
import org.turnout.language.SystemText;

/// What is for members, asked for from an address that is on no list. Nothing of it is shown. A
/// steward is told at once, and the person is asked who they are, so that the steward finds them:
/// only a person adds an address to a member.
record MembersOnly(TurnContext table) {
  /// The flow that asks who somebody is.
  private static final String FIND_ME = "find_me";

  /// The flow that begins when this one is asked for: it, or the one that asks who they are; null
  /// when there is none and all is said.
  @Nullable Flow begins(Flow flow) {
    if (flow.audience() != Flow.Audience.MEMBERS || table.facts.member()) {
      return flow;
    }
    table.does(new Effect.HandOver("not a member: " + flow.name()));
    Flow asks = table.sets.current().flows().get(FIND_ME);
    if (asks == null) {
      table.saysWithContact(SystemText.MEMBERS_ONLY, SystemText.GIVEN_UP);
    }
    return asks;
  }
}
