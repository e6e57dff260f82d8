package org.turnout.app;

import org.turnout.conversation.ChoiceLists;
import org.turnout.conversation.Conversations;
import org.turnout.conversation.PersonEffects;
import org.turnout.conversation.PersonFacts;
import org.turnout.conversation.Records;
import org.turnout.flow.Engine;
import org.turnout.flow.TurnLimits;
import org.turnout.form.Forms;
import org.turnout.line.CheckIns;
import org.turnout.people.ConsentStore;
import org.turnout.people.People;
import org.turnout.roster.RosterLists;
import org.turnout.roster.Rosters;

/// What a conversation is made of, as the campaign is served now: its flows and texts, what is
/// known of people, and the records that flows act on.
final class TalkContent {
  private TalkContent() {}

  static Conversations.Content of(ServedCampaign served, Records records) {
    var settings = served.files().settings();
    var facts =
        new PersonFacts(
            served::directory, served::topics, served.campaignFacts(), settings.campaign().zone());
    var effects =
        new PersonEffects(new People(), new ConsentStore(), served::topics, served::directory);
    return new Conversations.Content(
        new Engine(served.languages(), TurnLimits.DEFAULT),
        served.flows(),
        facts,
        records,
        effects,
        served.systemTexts(),
        served::directory,
        settings.answers(),
        MemberRoutes.captains(served),
        MemberRoutes.calendars(served));
  }

  static Records records(ServedCampaign served) {
    var forms = new Forms(served::forms, served::directory);
    var rosters = new Rosters(served::rosters, served::directory);
    return new Records(
        new ChoiceLists(
            served::directory,
            served.languages(),
            served::topics,
            new RosterLists(served::rosters, served::directory)),
        rosters,
        ActionTable.executors(
            new ActionTable.Stores(forms, rosters, new CheckIns(served::directory))));
  }
}
