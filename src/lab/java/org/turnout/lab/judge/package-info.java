/// What the judges of the lab share.
@org.jspecify.annotations.NullMarked
package org.turnout.lab.judge;
