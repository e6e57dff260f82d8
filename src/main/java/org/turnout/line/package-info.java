/// The picket line itself: who came to a shift, who left, who did not come, and what its captain is
/// told and says about it. Places and who holds them are the roster's.
@NullMarked
package org.turnout.line;

import org.jspecify.annotations.NullMarked;
