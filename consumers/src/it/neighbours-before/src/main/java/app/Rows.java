package app;

import org.mapstruct.Mapper;
import org.mapstruct.Mapping;

@Mapper
interface Rows {
    @Mapping(target = "number", expression = "java(order.number())")
    @Mapping(target = "item", expression = "java(order.item())")
    Row row(Order order);
}
