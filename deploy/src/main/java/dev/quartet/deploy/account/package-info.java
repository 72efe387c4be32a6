/** AWS as one account: clients for each of its Regions, the check that it is the right one, and what its refusals mean. */
@NullMarked
package dev.quartet.deploy.account;

import org.jspecify.annotations.NullMarked;
