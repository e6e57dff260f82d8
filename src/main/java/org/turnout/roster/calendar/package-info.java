/// A member's own shifts for the calendar of their phone, by a signed link.
@NullMarked
package org.turnout.roster.calendar;

import org.jspecify.annotations.NullMarked;
