package org.turnout.campaign;

import java.nio.file.Path;
import org.turnout.language.Languages;
import org.turnout.people.Compliance;
import org.turnout.problem.Problems;

/// What a campaign understands and says, its own folders of languages included. Read once: a change
/// of them needs a restart.
///
/// @param problems what is wrong in those folders
public record CampaignLanguages(Languages languages, Compliance compliance, Problems problems) {
  /// @param home the folder with `config/`
  public static CampaignLanguages read(Path home) {
    var problems = new Problems();
    var languages = Languages.with(home.resolve("config/languages"), problems);
    return new CampaignLanguages(languages, new Compliance(languages), problems);
  }
}
