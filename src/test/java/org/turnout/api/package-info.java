/// Tests of the JSON interface.
@NullMarked
package org.turnout.api;

import org.jspecify.annotations.NullMarked;
