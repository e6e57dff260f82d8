/// Every version of the flows that was ever served.
@NullMarked
package org.turnout.flow.store;

import org.jspecify.annotations.NullMarked;
