package org.turnout.api;

import java.util.Optional;
import org.turnout.api.http.Description;
import org.turnout.member.MemberEdit;
import org.turnout.member.NewMember;

/// What callers send of members.
final class MemberInput {
  private MemberInput() {}

  @Description("A new member, as one row of a local's list.")
  record MemberDraft(
      @Description("Slug of the local.") String local,
      @Description("The local's own number for them.") String memberNumber,
      String name,
      @Description("In any format; without a country code it is an American one.")
          Optional<String> phone,
      @Description("Slug or name of the site.") Optional<String> site,
      @Description("Language tag of one of the campaign's languages.") Optional<String> language,
      @Description("Five digits; four more behind a dash are dropped.") Optional<String> zip,
      @Description("What the local has on record for the number: written, given or none.")
          Optional<String> consent) {
    NewMember member() {
      return new NewMember(local, memberNumber, name, phone, site, language, zip, consent);
    }

    @Override
    public String toString() {
      return "MemberDraft";
    }
  }

  /// What an organizer may put right. Consent is not among it, and no number moves.
  @Description("What to change; what is left out stays.")
  record MemberChange(
      Optional<String> name,
      @Description("Slug or name of the site.") Optional<String> site,
      @Description("Language tag of one of the campaign's languages.") Optional<String> language,
      @Description("Five digits; four more behind a dash are dropped.") Optional<String> zip) {
    MemberEdit edit() {
      return new MemberEdit(name, site, language, zip);
    }

    @Override
    public String toString() {
      return "MemberChange";
    }
  }
}
