/// What people fill in: petitions and letters with the exact text signed, orders with a queue,
/// pledges. Once per person where the form says so; what is taken back keeps its trail.
@NullMarked
package org.turnout.form;

import org.jspecify.annotations.NullMarked;
