/**
 * Which node runs in which partition, so that partitions are equally heavy and can run far ahead of
 * each other.
 *
 * <p>How far is given by the shortest link that is cut, so this comes first: {@link
 * io.actornet.topology.partitioning.Partitioner} joins the ends of all links that are too short to
 * cut into clusters ({@code Clusters}), with the largest threshold at which the clusters can still
 * be spread evenly. Which of the longer links are cut is then a matter of cutting few: the cluster
 * graph ({@code WeightedGraph}) is coarsened ({@code Coarsening}), divided by growing regions
 * ({@code RegionGrowing}) and refined at every level on the way back ({@code Refinement}), as
 * Karypis and Kumar do (SIAM J. Sci. Comput. 20(1), 1998).
 *
 * <p>Everything is in integers and ties follow the order of names: the same network is divided in
 * the same way on every machine.
 */
package io.actornet.topology.partitioning;
