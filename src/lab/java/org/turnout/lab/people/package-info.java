/// People who do not exist, and what a demo changes of a campaign's files for them.
@NullMarked
package org.turnout.lab.people;

import org.jspecify.annotations.NullMarked;
