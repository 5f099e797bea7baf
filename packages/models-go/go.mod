module example.com/hookbook/packages/models-go

go 1.19
