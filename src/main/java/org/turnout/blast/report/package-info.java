/// What happened to a run and to its recipients.
@NullMarked
package org.turnout.blast.report;

import org.jspecify.annotations.NullMarked;
