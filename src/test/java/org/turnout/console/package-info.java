/// Tests of the organizers' pages.
@NullMarked
package org.turnout.console;

import org.jspecify.annotations.NullMarked;
