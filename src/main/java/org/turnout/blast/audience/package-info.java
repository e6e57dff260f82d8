/// Who a blast is for: one readable line, and the people it finds.
@NullMarked
package org.turnout.blast.audience;

import org.jspecify.annotations.NullMarked;
