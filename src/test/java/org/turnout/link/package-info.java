/// Tests of short links.
@NullMarked
package org.turnout.link;

import org.jspecify.annotations.NullMarked;
