package org.turnout.lab.cli;

import picocli.CommandLine.Command;

/// `./turnout campaign`: plays a part of a campaign on this machine.
@Command(
    name = "campaign",
    description = "Plays a part of a campaign with made-up members; nothing reaches a real phone.",
    subcommands = StrikeCommand.class)
public final class CampaignCommand {}
