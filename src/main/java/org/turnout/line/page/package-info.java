/// The captain's page of a shift: it opens by a signed link, works without a network, and sends
/// what was noted once it is back.
@NullMarked
package org.turnout.line.page;

import org.jspecify.annotations.NullMarked;
