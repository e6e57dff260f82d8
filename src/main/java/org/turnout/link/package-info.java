/// Short links on our own domain, and honest counts of who followed them.
@NullMarked
package org.turnout.link;

import org.jspecify.annotations.NullMarked;
