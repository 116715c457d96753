/**
 * The rooms of one house, opened from its settings and its data directory. The command line opens
 * them for itself, the server keeps them open. It must not know what is done in them.
 */
@NullMarked
package com.mailfence.deploy.rooms;

import org.jspecify.annotations.NullMarked;
