/// Tests of the captain's page.
@NullMarked
package org.turnout.line.page;

import org.jspecify.annotations.NullMarked;
