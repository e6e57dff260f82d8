/// A YAML file as a tree that knows where everything is, for every file that a person writes:
/// settings, forms, rosters, flows.
@NullMarked
package org.turnout.yaml;

import org.jspecify.annotations.NullMarked;
