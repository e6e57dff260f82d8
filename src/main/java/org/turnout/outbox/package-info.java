/// Every text that leaves: the ledger, the claim, the sender, uncertain sends and what carriers
/// report. Suppression is enforced at the claim and nowhere else.
@NullMarked
package org.turnout.outbox;

import org.jspecify.annotations.NullMarked;
