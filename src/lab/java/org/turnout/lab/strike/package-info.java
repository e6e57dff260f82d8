/// A strike played from the first notice to the return to work: the whole program with its clock
/// moved, and made-up members who text as people do.
@org.jspecify.annotations.NullMarked
package org.turnout.lab.strike;
