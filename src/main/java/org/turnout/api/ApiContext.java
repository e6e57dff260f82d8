package org.turnout.api;

import java.util.function.Supplier;
import org.turnout.access.KeyedRequests;
import org.turnout.access.Tokens;
import org.turnout.blast.BlastServices;
import org.turnout.blast.plan.BlastContext;
import org.turnout.form.OrderService;
import org.turnout.inbox.InboxService;
import org.turnout.member.MemberService;
import org.turnout.roster.board.RosterServices;
import org.turnout.time.Clocks;

/// What the interface works with.
///
/// @param setup the campaign as its files describe it now
public record ApiContext(
    Clocks clocks,
    Tokens tokens,
    KeyedRequests requests,
    Supplier<BlastContext> setup,
    BlastServices blast,
    MemberService members,
    OrderService orders,
    InboxService inbox,
    RosterServices rosters) {}
