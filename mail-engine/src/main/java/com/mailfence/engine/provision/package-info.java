/**
 * Sets a whole house up from one plan: domains, users, groups, delegates, policies. The command
 * line calls it. It must not know the file format the plan was written in.
 */
@NullMarked
package com.mailfence.engine.provision;

import org.jspecify.annotations.NullMarked;
